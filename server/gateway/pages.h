// The browser pages, built by npm and carried inside the binary. Any thread; nothing changes after
// start-up, and everything returned lives as long as the program.
//
// A build with TINGFEN_PAGES=OFF carries none: AllPages is empty and FindPage finds nothing.
#pragma once

#include <span>
#include <string_view>

namespace tingfen::gateway {

// The bytes of a page in one content coding.
struct PageForm {
  std::string_view coding;  // "br", "gzip", "identity"
  std::string_view etag;    // A strong ETag with its quotes, from these bytes alone.
  std::string_view body;
};

struct Page {
  std::string_view path;            // As requested: "/", "/judge", "/assets/judge-Ab3dE.js".
  std::string_view content_type;    // A whole Content-Type: "text/html; charset=utf-8".
  std::span<const PageForm> forms;  // The shortest first; "identity" is there, and the last.
};

// The page at exactly this path (no query, no decoding), or null. What lies under /assets/ has a
// hash of its content in its name and may be cached for ever; the rest must be asked for each time.
const Page* FindPage(std::string_view path);

// Every page, in the order of the paths.
std::span<const Page> AllPages();

}  // namespace tingfen::gateway
