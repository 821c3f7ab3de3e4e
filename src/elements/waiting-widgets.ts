/** An element that stands in the page and has no provider above it yet. */
export interface WaitingWidget {
  providerCame(): void;
}

/** A provider may be defined, or put around them, later. */
export const waitingWidgets = new Set<WaitingWidget>();
