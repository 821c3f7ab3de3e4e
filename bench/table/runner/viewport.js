/** Room for the tallest contender with everything around its rows. Pixels. */
export const viewport = { width: 1280, height: 1240 };
