# cmake -DPROGRAM=… -DFOLDER=… -DMESSAGE=… [-DSOURCE=… -DDIGITS=… -DALTERED=…]
#       -P expect_failure.cmake
# Makes FOLDER anew; with SOURCE, its first line is put there as the only vector, with DIGITS made
# ALTERED. Runs PROGRAM on the folder and passes if it fails as a test does, with MESSAGE in its
# output.
file(REMOVE_RECURSE "${FOLDER}")
file(MAKE_DIRECTORY "${FOLDER}")
if(SOURCE)
  file(STRINGS "${SOURCE}" lines LIMIT_COUNT 1 ENCODING UTF-8)
  string(REPLACE "${DIGITS}" "${ALTERED}" altered "${lines}")
  if(altered STREQUAL lines)
    message(FATAL_ERROR "nothing to alter in ${SOURCE}")
  endif()
  file(WRITE "${FOLDER}/named.jsonl" "${altered}\n")
endif()
set(ENV{TINGFEN_VECTORS_DIR} "${FOLDER}")
execute_process(COMMAND "${PROGRAM}" RESULT_VARIABLE result OUTPUT_VARIABLE output
                ERROR_VARIABLE output)
if(NOT result EQUAL 1 OR NOT output MATCHES "${MESSAGE}")
  message(FATAL_ERROR "expected a failure with “${MESSAGE}”, got ${result}:\n${output}")
endif()
