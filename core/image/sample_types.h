// The C++ type behind a sample type. Thread: pure.
#pragma once

#include "core/image/image_spec.h"

namespace lightstack::image {

// Calls use(T{}) with the type of the samples. F16 has none: where it may come, it is widened when
// it is read.
template <class Use>
auto withSampleType(SampleType type, Use&& use) {
    switch (type) {
    case SampleType::U8:
        return use(std::uint8_t{});
    case SampleType::S8:
        return use(std::int8_t{});
    case SampleType::U16:
    case SampleType::F16:
        return use(std::uint16_t{});
    case SampleType::S16:
        return use(std::int16_t{});
    case SampleType::U32:
        return use(std::uint32_t{});
    case SampleType::S32:
        return use(std::int32_t{});
    case SampleType::U64:
        return use(std::uint64_t{});
    case SampleType::S64:
        return use(std::int64_t{});
    case SampleType::F32:
        return use(float{});
    case SampleType::F64:
        break;
    }
    return use(double{});
}

} // namespace lightstack::image
