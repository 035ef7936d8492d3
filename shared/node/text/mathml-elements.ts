/**
 * What each MathML element becomes in a formula; see `html-elements.ts`. Elements that neither list names, such as those
 * of content markup, are taken out while their content stays.
 */

/** Elements that hold text, in which HTML may stand. */
export const MATH_TOKENS: readonly string[] = ['mi', 'mn', 'mo', 'ms', 'mtext'];

/** Kept, with these attributes. None of them names an address, a style or a script. */
export const MATH_KEPT: Readonly<Record<string, readonly string[]>> = {
  math: ['display', 'alttext'],
  menclose: ['notation'],
  mfrac: ['linethickness'],
  mi: ['mathvariant'],
  mmultiscripts: [],
  mn: [],
  mo: ['stretchy', 'fence', 'separator', 'form', 'symmetric', 'largeop', 'movablelimits', 'accent'],
  mover: ['accent'],
  mphantom: [],
  mprescripts: [],
  mroot: [],
  mrow: [],
  ms: [],
  mspace: ['width'],
  msqrt: [],
  mstyle: ['displaystyle', 'scriptlevel'],
  msub: [],
  msubsup: [],
  msup: [],
  mtable: [],
  mtd: ['columnspan', 'rowspan'],
  mtext: [],
  mtr: [],
  munder: ['accentunder'],
  munderover: ['accent', 'accentunder'],
  none: [],
};

/** Written as another element, so that the number of children of the element around it stays. */
export const MATH_RENAMED: Readonly<Record<string, string>> = {
  ci: 'mi',
  cn: 'mn',
  csymbol: 'mi',
  maction: 'mrow',
  merror: 'mrow',
  mfenced: 'mrow',
  mglyph: 'mtext',
  mlabeledtr: 'mtr',
  mlongdiv: 'mrow',
  mpadded: 'mrow',
  mscarries: 'mrow',
  mscarry: 'mrow',
  msgroup: 'mrow',
  msline: 'mrow',
  msrow: 'mrow',
  mstack: 'mrow',
  semantics: 'mrow',
};

/** Taken out with their content. `annotation-xml` may hold HTML that browsers and parsers read differently. */
export const MATH_DROPPED: readonly string[] = ['annotation', 'annotation-xml', 'maligngroup', 'malignmark'];

/** The values that an attribute may have: a formula must not leave its line. */
export const MATH_VALUES: Readonly<Record<string, RegExp>> = {
  accent: /^(?:true|false)$/,
  accentunder: /^(?:true|false)$/,
  columnspan: /^\d{1,2}$/,
  displaystyle: /^(?:true|false)$/,
  display: /^(?:block|inline)$/,
  fence: /^(?:true|false)$/,
  form: /^(?:prefix|infix|postfix)$/,
  largeop: /^(?:true|false)$/,
  linethickness: /^0(?:px|em|pt)?$/,
  mathvariant: /^[a-z-]{1,30}$/,
  movablelimits: /^(?:true|false)$/,
  notation: /^[a-z ]{1,60}$/,
  rowspan: /^\d{1,2}$/,
  scriptlevel: /^[+-]?\d$/,
  separator: /^(?:true|false)$/,
  stretchy: /^(?:true|false)$/,
  symmetric: /^(?:true|false)$/,
  width: /^\d?(?:\.\d{1,3})?(?:em|ex)$/,
};
