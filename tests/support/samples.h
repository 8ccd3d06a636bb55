// The real sample files, which stay out of the repository: LIGHTSTACK_SAMPLES, else
// ../shared/samples.
#pragma once

#include <filesystem>

namespace lightstack::tests {

// Empty where there are none: QSKIP then, visibly.
std::filesystem::path samplesFolder();

} // namespace lightstack::tests

#define LIGHTSTACK_NEED_SAMPLES()                                                                  \
    do {                                                                                           \
        if (lightstack::tests::samplesFolder().empty())                                            \
            QSKIP("no sample files: set LIGHTSTACK_SAMPLES");                                      \
    } while (false)
