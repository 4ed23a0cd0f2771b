/**
 * From which states a move to this one is allowed: what an update asks for, so that of two who move a thing at once one
 * finds it gone.
 *
 * @param moves where each state may go
 */
export function statesBefore<S extends string>(moves: Readonly<Record<S, readonly NoInfer<S>[]>>, to: NoInfer<S>): S[] {
  return (Object.keys(moves) as S[]).filter((from) => moves[from].includes(to));
}
