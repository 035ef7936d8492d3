import { findProgram } from './debian-programs.ts';

/** Prometheus' own tool for its rules. */
export async function findPromtool(): Promise<string> {
  const { path } = await findProgram({
    name: 'promtool',
    file: 'usr/bin/promtool',
    packages: ['prometheus'],
    help: 'promtool, which comes with Prometheus, checks the alert rules: put it on the PATH and run again.',
  });
  return path;
}
