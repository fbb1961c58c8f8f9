// What Vite lets a module import besides code: style sheets, CSS modules and asset addresses.
/// <reference types="vite/client" />
