// A small file that every server of these pages has, and nobody else: by it a page tells the server
// from a login page of the Wi-Fi or from another machine at the same address.
export const here = { path: "/here.json", text: '{"here":"tingfen"}\n' };
