# tingfen_pages: FindPage and AllPages of pages.h. With TINGFEN_PAGES the pages are built by npm into
# ${TINGFEN_PAGES_DIR} and embedded; they are built again when a source of theirs changes.
set(TINGFEN_PAGES_DIR ${CMAKE_BINARY_DIR}/pages)

if(NOT TINGFEN_PAGES)
  add_library(tingfen_pages STATIC ${CMAKE_CURRENT_LIST_DIR}/pages.cpp
              ${CMAKE_CURRENT_LIST_DIR}/pages_none.cpp)
  target_link_libraries(tingfen_pages PRIVATE tingfen_options)
  return()
endif()

set(page_patterns)
foreach(folder web_kit judge_client/web display console)
  foreach(type ts tsx css html json svg png woff2)
    list(APPEND page_patterns ${CMAKE_SOURCE_DIR}/${folder}/*.${type})
  endforeach()
endforeach()
file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${page_patterns})
list(FILTER page_sources EXCLUDE REGEX "/web_kit/generated|\\.test\\.tsx?$")
file(GLOB page_protos CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/proto/*.proto)

set(embedded ${CMAKE_BINARY_DIR}/pages_embedded)
add_custom_command(
  OUTPUT ${embedded}/pages.S ${embedded}/pages_table.cpp
  COMMAND ${CMAKE_SOURCE_DIR}/deploy/setup packages
  COMMAND ${CMAKE_COMMAND} -E env TINGFEN_PAGES_OUT=${TINGFEN_PAGES_DIR}
          ${CMAKE_SOURCE_DIR}/deploy/node npm run --silent build
  COMMAND ${CMAKE_SOURCE_DIR}/deploy/node node ${CMAKE_CURRENT_LIST_DIR}/pages_embed.ts
          ${TINGFEN_PAGES_DIR} ${embedded}
  DEPENDS ${page_sources} ${page_protos} ${CMAKE_CURRENT_LIST_DIR}/pages_embed.ts
          ${CMAKE_SOURCE_DIR}/package-lock.json ${CMAKE_SOURCE_DIR}/package.json
          ${CMAKE_SOURCE_DIR}/vite.config.ts ${CMAKE_SOURCE_DIR}/tsconfig.json
          ${CMAKE_SOURCE_DIR}/tsconfig.base.json ${CMAKE_SOURCE_DIR}/.node-version
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  COMMENT "Building the browser pages"
  VERBATIM)

add_library(tingfen_pages STATIC ${CMAKE_CURRENT_LIST_DIR}/pages.cpp ${embedded}/pages.S
            ${embedded}/pages_table.cpp)
target_link_libraries(tingfen_pages PRIVATE tingfen_options)
