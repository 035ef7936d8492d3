const HEADLINE_MAX_CHARACTERS = 140;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A headline for an item that has none: its first sentence, cut at a word; undefined for empty text. */
export function headlineFrom(text: string): string | undefined {
  const line = text.split('\n').find((candidate) => candidate.trim() !== '') ?? '';
  const [first] = sentences.segment(line.slice(0, 2_000));
  const sentence = (first?.segment ?? '').replace(/\s+/g, ' ').trim();
  if (sentence.length <= HEADLINE_MAX_CHARACTERS) return sentence || undefined;
  const cut = sentence.slice(0, HEADLINE_MAX_CHARACTERS - 1).toWellFormed();
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut}…`;
}
