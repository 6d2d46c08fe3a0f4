// Boost.JSON, compiled once. Alone in its file: a program that brings its own copy uses that one.
#include <boost/json/src.hpp>
