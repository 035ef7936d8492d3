/**
 * Returns a function that gives the present value of a colour variable at an element, as a canvas understands it: a
 * canvas neither inherits colours nor knows `var()` and `light-dark()`.
 */
export function resolvedColour(element: HTMLElement, variable: string): () => string {
  return () => {
    const probe = document.createElement('span');
    probe.style.color = `var(${variable})`;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}
