/** Rows changed in one transaction: few enough that others hardly wait, many enough that 5,000 take seconds. */
export const perTransaction = 100;
