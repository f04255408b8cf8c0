// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/scanned.h"

#include "app/codec/cardnumber.h"
#include "app/desk/receiptcheck.h"

#include <QStringDecoder>

#include <algorithm>

namespace naru::desk {

namespace {

using Kind = Scanned::Kind;

bool beginsWith(const QByteArray& code, const char* scheme)
{
    return qstrnicmp(code.constData(), scheme, qstrlen(scheme)) == 0;
}

/// Whole and printable, or nothing: control and format characters may turn a line of text around.
QString plain(const QByteArray& bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    const bool isPlain = std::all_of(text.begin(), text.end(),
        [](QChar c) { return c.isSurrogate() || (c.isPrint() && c.category() != QChar::Other_Format); });
    return utf8.hasError() || !isPlain || text.size() > Scanned::shownMax ? QString() : text.trimmed();
}

/// The value of S in "WIFI:T:WPA;S:name;P:secret;;", where a backslash takes the next character as it is.
QString networkOf(const QByteArray& code)
{
    QByteArray field;
    for (qsizetype i = qsizetype(qstrlen("WIFI:")); i < code.size(); ++i) {
        if (code[i] == ';') {
            if (field.startsWith("S:"))
                return plain(field.sliced(2));
            field.clear();
            continue;
        }
        if (code[i] == '\\' && i + 1 < code.size())
            ++i;
        field += code[i];
    }
    return {};
}

/// What stands under the bars of a bill; long enough to be one.
QString numberOf(const QByteArray& code)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isPlain = std::all_of(code.begin(), code.end(),
        [&](char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
    const bool isNumber = isPlain && code.size() <= Scanned::numberMax
        && std::count_if(code.begin(), code.end(), isDigit) >= Scanned::numberDigitsMin;
    return isNumber ? QString::fromLatin1(code) : QString();
}

/// The host alone (RFC 3986 §3.2): what stands before an @ is there to mislead. Letters, digits, dots, hyphens.
QString hostOf(const QByteArray& code)
{
    const QByteArray rest = code.sliced(code.indexOf("//") + 2);
    const auto end
        = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?' || c == '#' || c == '\\'; });
    QByteArray authority = rest.first(end - rest.begin());
    authority = authority.sliced(authority.lastIndexOf('@') + 1);
    const qsizetype port = authority.indexOf(':');
    const QByteArray host = port < 0 ? authority : authority.first(port);
    const bool isHost = !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
    return isHost ? plain(host.toLower()) : QString();
}

} // namespace

const char* Scanned::name() const
{
    switch (kind) {
    case Kind::MobileId:
        return "scan.mobile_id";
    case Kind::Receipt:
        return "scan.receipt";
    case Kind::ReceiptProof:
        return "scan.receipt_proof";
    case Kind::Wifi:
        return "scan.wifi";
    case Kind::WebAddress:
        return "scan.web_address";
    case Kind::CardNumber:
        return "scan.card_number";
    case Kind::Number:
        return "scan.number";
    case Kind::Unknown:
        break;
    }
    return "scan.unknown";
}

Scanned scannedOf(const QByteArray& code)
{
    if (code.size() > Scanned::bytesMax)
        return {};
    if (code.startsWith("mdoc:"))
        return {Kind::MobileId, {}};
    if (code.startsWith(Scanned::receiptPrefix))
        return {Kind::Receipt, {}};
    if (code.startsWith(receiptProofPrefix))
        return {Kind::ReceiptProof, {}};
    if (codec::holdsCardNumber(code))
        return {Kind::CardNumber, {}};
    if (beginsWith(code, "WIFI:")) {
        if (const QString network = networkOf(code); !network.isEmpty())
            return {Kind::Wifi, network};
    }
    if (beginsWith(code, "http://") || beginsWith(code, "https://")) {
        if (const QString host = hostOf(code); !host.isEmpty())
            return {Kind::WebAddress, host};
    }
    if (const QString number = numberOf(code); !number.isEmpty())
        return {Kind::Number, number};
    return {};
}

} // namespace naru::desk
