/** Tracks JSON character by character: bracket depth, and whether the position is inside a string. */
export class JsonDepth {
  depth = 0;
  inString = false;
  #escaped = false;

  step(character: string): void {
    if (this.inString) this.#stepInString(character);
    else if (character === '"') this.inString = true;
    else if (character === '{' || character === '[') this.depth += 1;
    else if (character === '}' || character === ']') this.depth = Math.max(0, this.depth - 1);
  }

  #stepInString(character: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (character === '\\') this.#escaped = true;
    else if (character === '"') this.inString = false;
  }
}
