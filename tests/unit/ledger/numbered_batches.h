// Batches whose events say what they are, so that a reopened ledger can be checked event by event.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "server/ledger/log.h"

namespace tingfen::ledger {

// An event reads "seq/index in batch/size of batch/padding". `next_seq` is the first one's number.
inline std::vector<std::string> NumberedBatch(std::uint64_t next_seq, std::mt19937& random) {
  const auto size = 1 + random() % 8;
  std::vector<std::string> batch;
  for (unsigned i = 0; i < size; ++i) {
    batch.push_back(std::to_string(next_seq + i) + "/" + std::to_string(i) + "/" +
                    std::to_string(size) + "/" + std::string(random() % 3000, 'p'));
  }
  return batch;
}

// Every event in its place exactly once, and no batch in part.
inline void ExpectWholeBatches(const std::vector<Record>& records) {
  std::uint64_t left_of_batch = 0;
  for (const Record& record : records) {
    unsigned long seq = 0, index = 0, size = 0;
    ASSERT_EQ(std::sscanf(record.bytes.c_str(), "%lu/%lu/%lu/", &seq, &index, &size), 3);
    ASSERT_EQ(seq, record.seq);
    if (left_of_batch == 0) {
      ASSERT_EQ(index, 0u) << "event " << seq;
    }
    left_of_batch = size - index - 1;
  }
  EXPECT_EQ(left_of_batch, 0u) << "the last batch is there in part";
}

}  // namespace tingfen::ledger
