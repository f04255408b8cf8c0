// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/enrolmentcode.h"

#include "app/crypto/hash.h"

#include <QUrl>

namespace naru::hub {

namespace {

constexpr const char* alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What looks alike on paper counts as the same. Null: no letter of a code.
QChar letterOf(QChar typed)
{
    const QChar letter = typed.toUpper();
    if (letter == u'O')
        return u'0';
    if (letter == u'I' || letter == u'L')
        return u'1';
    return letter.unicode() < 0x80 && QLatin1StringView(alphabet).contains(letter) ? letter : QChar();
}

} // namespace

EnrolmentCode EnrolmentCode::draw(Random& random)
{
    QString drawn;
    for (qsizetype i = 0; i < letters; ++i)
        drawn += QLatin1Char(alphabet[random.below(32)]);
    return EnrolmentCode(drawn);
}

std::optional<EnrolmentCode> EnrolmentCode::parse(const QString& typed)
{
    QString read;
    if (typed.size() > typedMax)
        return std::nullopt;
    for (const QChar letter : typed) {
        if (letter == u'-' || letter.isSpace())
            continue;
        const QChar known = letterOf(letter);
        if (known.isNull())
            return std::nullopt;
        read += known;
    }
    return read.size() == letters ? std::optional(EnrolmentCode(read)) : std::nullopt;
}

QString EnrolmentCode::text() const
{
    QString text = m_letters;
    for (qsizetype at = letters - groupLetters; at > 0; at -= groupLetters)
        text.insert(at, QLatin1Char('-'));
    return text;
}

QByteArray EnrolmentCode::hash() const
{
    // One salt for all: 80 random bits are in no table, and a hub must find a code by what was typed alone.
    return crypto::scrypt(m_letters.toLatin1(), QByteArrayView("naru-enrol-1")).view().toByteArray();
}

QByteArray enrolQrText(const QString& url, const QString& code, const QString& pin, const QString& packsRoot)
{
    return "naru-enrol:1?hub=" + QUrl::toPercentEncoding(url) + "&code=" + code.toLatin1() + "&pin=" + pin.toLatin1()
        + (packsRoot.isEmpty() ? QByteArray() : "&root=" + packsRoot.toLatin1());
}

} // namespace naru::hub
