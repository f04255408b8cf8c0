// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace naru::lan {

/// What a desk says of itself to everybody on the network: a service of the type below, under its name, with two texts
/// (RFC 6763 §6). Nothing of a person, and nothing that anybody has to believe: who a desk is, its handshake proves.
struct Announcement {
    static constexpr char service[] = "_naru._tcp";
    static constexpr char version[] = "1";
    static constexpr qsizetype hintBytes = 8;
    static constexpr qsizetype nameBytesMax = 63; ///< of an instance name (RFC 6763 §4.1.1)
    static constexpr int textsMax = 16;           ///< of somebody's record that are looked at
    static constexpr qsizetype textBytesMax = 255;

    QByteArray hint; ///< hintOf() its device, so that those who are paired with it know whom to call; may be empty

    /// "v=1", "d=" ‖ 16 lower-case hexadecimal digits.
    QList<QByteArray> texts() const;
    /// Nothing: none of ours, or of another version. Of two texts with one key the first counts.
    static std::optional<Announcement> parse(const QList<QByteArray>& texts);
    bool operator==(const Announcement&) const = default;
};

/// The first 8 bytes of SHA-256("naru-desk-hint" ‖ device).
QByteArray hintOf(const QByteArray& device);
/// As much of a desk's name as an instance name holds, cut between letters; "naru" for nothing.
QByteArray instanceNameOf(const QString& name);

} // namespace naru::lan
