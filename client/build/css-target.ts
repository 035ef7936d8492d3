/** The first browsers with `light-dark()`; for older ones Vite would rewrite it, wrongly in shadow roots. */
export const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];
