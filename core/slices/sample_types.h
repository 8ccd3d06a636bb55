// The C++ type behind a sample type. Thread: pure.
#pragma once

#include "core/image/image_spec.h"

namespace lightstack::slices {

// Calls use(T{}) with the type of the samples. F16 is widened when it is read and never gets here.
template <class Use>
auto withSampleType(image::SampleType type, Use&& use) {
    switch (type) {
    case image::SampleType::U8:
        return use(std::uint8_t{});
    case image::SampleType::S8:
        return use(std::int8_t{});
    case image::SampleType::U16:
    case image::SampleType::F16:
        return use(std::uint16_t{});
    case image::SampleType::S16:
        return use(std::int16_t{});
    case image::SampleType::U32:
        return use(std::uint32_t{});
    case image::SampleType::S32:
        return use(std::int32_t{});
    case image::SampleType::U64:
        return use(std::uint64_t{});
    case image::SampleType::S64:
        return use(std::int64_t{});
    case image::SampleType::F32:
        return use(float{});
    case image::SampleType::F64:
        break;
    }
    return use(double{});
}

} // namespace lightstack::slices
