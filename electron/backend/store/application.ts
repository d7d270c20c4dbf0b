/** Marks a data file as ours: "SetP". */
export const APPLICATION_ID = 0x53657450
