// What is neither ours nor the plain standard library, by the names that the table uses.

const included: readonly [string, RegExp][] = [
  ["Boost.Asio", /^boost\/asio/],
  ["Boost.Beast", /^boost\/beast/],
  ["Boost.CRC", /^boost\/crc/],
  ["Boost.JSON", /^boost\/json/],
  ["Boost.Multiprecision", /^boost\/multiprecision/],
  ["Boost.URL", /^boost\/url/],
  ["CLI11", /^CLI\//],
  ["date", /^date\//],
  ["libjpeg-turbo", /^jpeglib\.h$/],
  ["libpng", /^png\.h$/],
  ["OpenSSL", /^openssl\//],
  ["Protobuf", /^google\/protobuf\//],
  ["SQLite", /^sqlite3/],
  ["spdlog", /^spdlog\//],
  ["utf8proc", /^utf8proc\.h$/],
  // Randomness, threads, files: whatever makes two runs differ. Clocks: arrows.ts.
  ["the machine", /^(sys|net|netinet|arpa|linux)\/|^[a-z]+\.h$/],
  ["the machine", /^(condition_variable|csignal|ctime|filesystem|fstream|future)$/],
  ["the machine", /^(iostream|mutex|random|shared_mutex|thread)$/],
  ["", /^[a-z_]+$/], // The rest of the standard library is everybody's.
];

// The library that #include <name> belongs to; empty: everybody's.
export const libraryOfHeader = (name: string): string =>
  included.find(([, pattern]) => pattern.test(name))?.[0] ?? name;

// The library that an import of a package belongs to.
export function libraryOfPackage(name: string): string {
  if (/^(preact|@preact)(\/|$)/.test(name)) return "Preact";
  if (name.startsWith("@bufbuild/")) return "protobuf-es";
  if (name.startsWith("node:")) return "Node";
  return /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
}
