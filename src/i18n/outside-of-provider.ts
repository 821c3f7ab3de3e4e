/** Says what to do when a widget stands where nothing tells it its adapter and its language. */
export function outsideOfProvider(): Error {
  return new Error('A bankfeeds widget or hook is outside of <BankFeedsProvider>. Wrap the page in one.');
}
