/**
 * Where the demo's pictures are. The name is reserved (RFC 6761) and no host has it: servers take these pictures from
 * their own program folder.
 */
export const DEMO_PICTURES = 'https://pictures.newswire-demo.example/';
