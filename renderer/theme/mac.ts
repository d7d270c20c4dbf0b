/** Whether key caps show ⌘ instead of Ctrl. */
export const onMac = /Mac|iPhone|iPad/.test(navigator.platform)
