#!/usr/bin/env node
// The code is TypeScript without a build: tsx reads it on every Node that we support.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
