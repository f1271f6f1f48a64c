/** Heights in pixels that the style sheet and the drawing of rows share. */
export const ROW_HEIGHT = 38;
export const HEAD_HEIGHT = 36;
