import { Fragment, type ReactNode } from 'react';

/** Stands for one element in a text while it is translated. From Unicode's private use area: no text has it. */
export function elementMark(index: number): string {
  return String.fromCharCode(0xe000 + index);
}

/** The text with each mark replaced by its element, so that elements stand where each language wants them. */
export function withElements(text: string, elements: readonly ReactNode[]): ReactNode {
  return text.split(/([\ue000-\ue0ff])/).map((piece, index) => {
    const code = piece.charCodeAt(0) - 0xe000;
    const isMark = piece.length === 1 && code >= 0 && code < elements.length;
    return <Fragment key={index}>{isMark ? elements[code] : piece}</Fragment>;
  });
}
