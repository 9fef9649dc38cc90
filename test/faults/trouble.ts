/** What a fault proxy does to a request. */
export type Trouble =
  /** Passes it on after so many milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Takes it and never answers. */
  | { readonly kind: 'drop' }
  /** Cuts the connection with RST; `after`: only when the service has done what was asked. */
  | { readonly kind: 'reset'; readonly after?: boolean }
  /** Passes it on and cuts the connection in the middle of the answer's body. */
  | { readonly kind: 'truncate' }
  /** Answers in the service's place. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly retryAfter?: string;
      readonly body?: object;
    };
