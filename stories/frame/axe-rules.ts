/** A story is a piece of a page: landmarks and the page's own heading are the host's. */
export const aPieceOfAPage = [
  { id: 'region', enabled: false },
  { id: 'page-has-heading-one', enabled: false },
  { id: 'landmark-one-main', enabled: false },
];

/** The same widgets twice, for comparison: no bank's page has that. */
export const theSameTwice = [...aPieceOfAPage, { id: 'landmark-unique', enabled: false }];
