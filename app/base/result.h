// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/assert.h"
#include "app/base/fault.h"

#include <optional>
#include <variant>

namespace naru {

/// A value or the Fault that stands in its place. Use: `if (const auto x = f(); !x) return x.fault();`
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Fault fault)
        : m_state(std::in_place_index<1>, std::move(fault))
    {
    }
    template <FaultEnum Enum>
    Result(Enum code)
        : m_state(std::in_place_index<1>, code)
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const T& operator*() const& { return *value(); }
    T& operator*() & { return *value(); }
    T&& operator*() && { return std::move(*value()); }
    const T* operator->() const { return value(); }
    T* operator->() { return value(); }

    const Fault& fault() const
    {
        const auto* fault = std::get_if<1>(&m_state);
        NARU_ASSERT(fault);
        return *fault;
    }

private:
    T* value()
    {
        auto* value = std::get_if<0>(&m_state);
        NARU_ASSERT(value);
        return value;
    }
    const T* value() const
    {
        const auto* value = std::get_if<0>(&m_state);
        NARU_ASSERT(value);
        return value;
    }

    std::variant<T, Fault> m_state;
};

/// Success without a value: `return {};`
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Fault fault)
        : m_fault(std::move(fault))
    {
    }
    template <FaultEnum Enum>
    Result(Enum code)
        : m_fault(code)
    {
    }

    explicit operator bool() const { return !m_fault; }
    const Fault& fault() const
    {
        NARU_ASSERT(m_fault);
        return *m_fault;
    }

private:
    std::optional<Fault> m_fault;
};

} // namespace naru
