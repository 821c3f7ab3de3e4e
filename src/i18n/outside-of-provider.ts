/** Says what to do when a widget stands where nothing tells it its adapter and its language. */
export function outsideOfProvider(): Error {
  return new Error(
    'A bankfeeds widget or hook was used outside of <BankFeedsProvider>. It has no adapter to ask. Wrap the part of your page that holds the widgets in <BankFeedsProvider adapter={…}>.',
  );
}
