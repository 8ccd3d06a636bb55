#include "core/volume/stack_note.h"

#include "core/base/counted.h"

namespace lightstack::volume {
namespace {

using base::counted;

std::string quoted(const std::string& name) {
    return '"' + name + '"';
}

std::string say(const note::Steps& n) {
    return "The numbers go in steps of " + std::to_string(n.step);
}

std::string say(const note::Missing& n) {
    return counted(static_cast<std::uint64_t>(n.count), "number") + " between " +
           std::to_string(n.first) + " and " + std::to_string(n.last) +
           (n.count == 1 ? " has no slice" : " have no slice");
}

std::string say(const note::SameNumber& n) {
    return counted(n.count, "file has a number", "files have numbers") +
           " that another has too: " + quoted(n.name);
}

std::string say(const note::NoneReadable&) {
    return "No slice can be read";
}

std::string say(const note::Odd& n) {
    return counted(n.count, "slice differs", "slices differ") + " from the others in size or type";
}

std::string say(const note::Bad& n) {
    switch (n.state) {
    case SliceState::Empty:
        return counted(n.count, "file is empty", "files are empty");
    case SliceState::Truncated:
        return counted(n.count, "file is cut off", "files are cut off");
    default:
        return counted(n.count, "file cannot be read", "files cannot be read");
    }
}

std::string say(const note::MorePages& n) {
    return counted(n.count, "file has", "files have") +
           " more than one page; the first is the slice";
}

std::string say(const note::InColour& n) {
    return "The slices are in colour (" + std::to_string(n.channels) + " channels)";
}

std::string say(const note::Strangers& n) {
    return counted(n.count, "picture is", "pictures are") +
           " beside the stack and no slice: " + quoted(n.name);
}

std::string say(const note::WritersDensity& n) {
    return "The TIFF resolution of " + metadata::densityText(n.density) +
           " is a writer's default and not taken for a voxel size";
}

std::string say(const note::Mixed& n) {
    const auto told = [](int count, std::string_view one) {
        return counted(static_cast<std::uint64_t>(count), one);
    };
    return "The pages are not one volume: " + told(n.counts.channels, "channel") + ", " +
           told(n.counts.slices, "slice") + ", " + told(n.counts.times, "time");
}

std::string say(const note::OtherSize& n) {
    return n.file + (n.used ? " speaks of " : " is a volume of ") + "slices of " +
           std::to_string(n.width) + " x " + std::to_string(n.height) + ", these have " +
           std::to_string(n.widthHere) + " x " + std::to_string(n.heightHere) +
           (n.used ? "" : ": not used");
}

std::string say(const note::OtherCount& n) {
    return n.file + " speaks of " + std::to_string(n.count) + " slices, here are " +
           std::to_string(n.countHere);
}

std::string say(const note::OtherScan& n) {
    return n.file + " speaks of " + quoted(n.name) + ", not of these files: not used";
}

std::string say(const note::Reconstruction& n) {
    return n.file + " speaks of what was reconstructed from these files: not used";
}

std::string say(const note::NoLength& n) {
    return n.claim.file + " gives " + metadata::voxelText(n.claim) + " (" + n.claim.key + ")" +
           (n.claim.unit.empty() ? ", but no unit" : ", which is no length");
}

std::string say(const note::Contradiction& n) {
    return "Voxel sizes disagree: " + metadata::voxelText(n.used) + " (" + n.used.file + ", " +
           n.used.key + ", used) and " + metadata::voxelText(n.other) + " (" + n.other.file + ", " +
           n.other.key + ")";
}

} // namespace

std::string noteText(const StackNote& note) {
    return std::visit([](const auto& one) { return say(one); }, note);
}

} // namespace lightstack::volume
