/** The dialog's code is fetched when the dialog is first opened. */
export const importDialog = () => import('./ConnectDialog.js');
