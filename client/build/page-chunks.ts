import type { Rolldown } from 'vite';

type Group = Rolldown.CodeSplittingGroup;
type Context = Parameters<Extract<Group['name'], (...parameters: never[]) => unknown>>[1];

/**
 * The chunks that a reader's page loads at its start: one for what the desk loads, too, one for all the rest. Without
 * them, Rolldown cuts dozens, because later chunks use some of the same modules; small files compress worse.
 */
export function startChunks(entries: { page: string; desk: string }): Group[] {
  const loaded = new Map<string, ReadonlySet<string>>();
  const loads = (entry: string, id: string, context: Context): boolean => {
    const ids = loaded.get(entry) ?? staticImports(entry, context);
    loaded.set(entry, ids);
    return id !== entry && ids.has(id);
  };
  const page = (id: string, context: Context) => loads(entries.page, id, context);
  const desk = (id: string, context: Context) => loads(entries.desk, id, context);
  return [
    // First, or the other group would take them as its dependencies.
    {
      debugName: 'shared',
      priority: 2,
      name: (id, context) => (page(id, context) && desk(id, context) ? 'shared' : null),
    },
    { debugName: 'page', priority: 1, name: (id, context) => (page(id, context) ? 'page' : null) },
  ];
}

/** A module and all that it imports, without what it imports on demand. */
function staticImports(entry: string, context: Context): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [entry];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
