/** The names of the inputs, in the order of their numbers. */
export const INPUTS: readonly string[];

/** Whether each input is a text; else it is a number. */
export const IS_TEXT: readonly boolean[];

/** The names of the predictions, in the order of their numbers. */
export const OUTPUTS: readonly string[];

/** What is predicted of a row. */
export interface Prediction {
  /** A number by the name of each output. */
  readonly outputs: Readonly<Record<string, number>>;
  /** The likeliest class; of equally likely ones the first. */
  readonly label?: string;
  /** The numbers before the last function makes predictions of them. */
  readonly margins: number[];
}

/** An instance of the module, with the memory of one row at a time. */
export class Model {
  constructor(module: WebAssembly.Module);

  /** Predicts one row: a value by the name of each input, null if it is missing. */
  predict(row: Readonly<Record<string, number | boolean | string | null>>): Prediction;

  /** Takes an input by its number: a number, NaN if it is missing; or a text, null if it is missing. */
  put(field: number, value: number | string | null): void;

  /** Computes the row whose inputs were taken. */
  run(): void;

  /** The predictions of the row that was computed last. */
  outputs(): number[];

  /** The margins of the row that was computed last. */
  margins(): number[];
}

/** Loads the model from beside this module, from elsewhere, or from what is in model.wasm. */
export function load(source?: URL | string | ArrayBuffer | Uint8Array): Promise<Model>;
