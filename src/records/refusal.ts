/** What was asked for cannot be done as things are. Its message is for whoever asked: why, and what to do. */
export class Refusal extends Error {
  override name = 'Refusal';
}
