import { closedFlow } from '../core/connect-flow.js';
import { useJourney, type UseConnect, type UseConnectOptions } from './use-journey.js';

export type { UseConnect, UseConnectOptions };

/** The whole journey, for a host that draws it itself: the state, and what can be done in it. */
export function useConnect(options: UseConnectOptions): UseConnect {
  return useJourney(options, closedFlow);
}
