// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"

#include <QString>

#include <optional>

namespace naru::hub {

/// What a sheet gives a desk to enrol with: 80 random bits as four groups of four letters and digits (Crockford
/// base32: no I, L, O, U; read back forgivingly). The first group finds it, and is no secret; of all sixteen letters
/// the hub keeps what scrypt makes of them.
class EnrolmentCode {
public:
    static constexpr qsizetype letters = 16, groupLetters = 4, typedMax = 64;

    static EnrolmentCode draw(Random& random);
    /// As somebody typed it. Nothing: not such a code.
    static std::optional<EnrolmentCode> parse(const QString& typed);

    QString text() const; ///< "0000-0000-0000-0000"
    QString handle() const { return m_letters.first(groupLetters); }
    /// scrypt, 32 bytes; takes a tenth of a second.
    QByteArray hash() const;

private:
    explicit EnrolmentCode(QString letters_)
        : m_letters(std::move(letters_))
    {
    }
    QString m_letters;
};

/// What the QR code of a sheet holds: "naru-enrol:1?hub=…&code=…&pin=…[&root=…]", values percent-encoded; a desk reads
/// it with desk::sheetIn().
QByteArray enrolQrText(const QString& url, const QString& code, const QString& pin, const QString& packsRoot = {});

} // namespace naru::hub
