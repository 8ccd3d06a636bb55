// Bytes that begin on a page, for buffers that files are read into: the kernel's copy to a place
// 16 bytes into a page, where malloc puts large blocks, is up to six times as slow on some
// processors (1.7 against 10 GB/s from the page cache). Thread: values.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace lightstack::base {

template <class T>
struct PageAllocator {
    using value_type = T;
    static constexpr std::align_val_t kPage{4096};

    PageAllocator() = default;
    template <class U>
    explicit PageAllocator(const PageAllocator<U>&) noexcept {}
    [[nodiscard]] T* allocate(std::size_t count) {
        return static_cast<T*>(::operator new(count * sizeof(T), kPage));
    }
    void deallocate(T* at, std::size_t) noexcept { ::operator delete(at, kPage); }
    bool operator==(const PageAllocator&) const = default;
};

using PageBytes = std::vector<std::byte, PageAllocator<std::byte>>;

} // namespace lightstack::base
