// What is to be noted of a stack: each kind with what it is about, so that the command line and
// the window say it, each in its language. Thread: values.
#pragma once

#include "core/metadata/scanner_log.h"
#include "core/metadata/voxel_size.h"
#include "core/volume/slice_header.h"

#include <variant>

namespace lightstack::volume {

namespace note {

struct Steps { // between the numbers of all slices
    std::int64_t step;
};
struct Missing { // numbers between two
    std::int64_t count;
    std::int64_t first;
    std::int64_t last;
};
struct SameNumber { // files whose number another has too
    std::size_t count;
    std::string name; // of the first
};
struct NoneReadable {};
struct Odd {
    std::size_t count;
};
struct Bad {
    SliceState state; // never Good
    std::size_t count;
};
struct MorePages { // in files of which the first page is the slice
    std::size_t count;
};
struct InColour {
    int channels;
};
struct Strangers { // pictures beside the stack
    std::size_t count;
    std::string name; // of the first
};
struct WritersDensity { // a TIFF resolution that nobody measured
    metadata::PixelDensity density;
};
struct Mixed { // the pages are not one volume
    metadata::PlaneCounts counts;
};

// Of a log or a header beside the slices; `file` is its name.
struct OtherSize { // it has slices of another size
    std::string file;
    int width;
    int height;
    int widthHere;
    int heightHere;
    bool used; // else it is a volume of its own
};
struct OtherCount {
    std::string file;
    std::int64_t count;
    std::int64_t countHere;
};
struct OtherScan { // it speaks of other files: not used
    std::string file;
    std::string name; // that it gives them
};
struct Reconstruction { // it speaks of what was made from these files: not used
    std::string file;
};
struct NoLength { // a claim whose numbers have no unit of length
    metadata::VoxelClaim claim;
};
struct Contradiction {
    metadata::VoxelClaim used;
    metadata::VoxelClaim other;
};

} // namespace note

using StackNote = std::variant<note::Steps, note::Missing, note::SameNumber, note::NoneReadable,
    note::Odd, note::Bad, note::MorePages, note::InColour, note::Strangers, note::WritersDensity,
    note::Mixed, note::OtherSize, note::OtherCount, note::OtherScan, note::Reconstruction,
    note::NoLength, note::Contradiction>;

// The sentence, in English, without a full stop.
[[nodiscard]] std::string noteText(const StackNote& note);

} // namespace lightstack::volume
