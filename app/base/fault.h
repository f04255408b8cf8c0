// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <type_traits>

namespace naru {

/// The stable names of a room's faults, "room.what_happened", in the order of its enum; each room's faults.h
/// specialises it. words/ turns each name into a sentence in every language; a test walks all of them.
template <typename Enum>
inline constexpr std::array<const char*, 0> faultNames{};

template <typename Enum>
concept FaultEnum = std::is_enum_v<Enum> &&(faultNames<Enum>.size() > 0);

/// An expected failure, as a value. `name` is stable and shown through words/; `detail` is for the log alone and
/// never holds personal data.
class Fault {
public:
    template <FaultEnum Enum>
    Fault(Enum code, QString detail = {})
        : m_name(faultNames<Enum>[static_cast<std::size_t>(code)])
        , m_detail(std::move(detail))
    {
    }

    const char* name() const { return m_name; }
    const QString& detail() const { return m_detail; }

    template <FaultEnum Enum>
    bool is(Enum code) const
    {
        return qstrcmp(m_name, faultNames<Enum>[static_cast<std::size_t>(code)]) == 0;
    }

private:
    const char* m_name;
    QString m_detail;
};

} // namespace naru
