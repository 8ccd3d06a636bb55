// The sentences of core that a person meets, word for word, so that they can be said in the
// window's language; %1 to %3 stand for names and numbers. What is not among them is said by its
// code (failure_words.h). Thread: constants.
#pragma once

#include "core/base/error.h"

#include <span>

namespace lightstack::ui {

inline constexpr const char* kFailureContext = "Failures"; // of the translations

[[nodiscard]] std::span<const char* const> failureSentences() noexcept;
[[nodiscard]] std::span<const char* const> refusedActs() noexcept; // "open": cannot open: …

struct SystemFailure {
    int number; // errno
    const char* words;
};
[[nodiscard]] std::span<const SystemFailure> systemFailures() noexcept;

[[nodiscard]] const char* codeWords(base::ErrorCode code) noexcept;

} // namespace lightstack::ui
