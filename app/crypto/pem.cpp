// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/pem.h"

#include "app/crypto/certificate.h"

namespace naru::crypto {

namespace {
constexpr QByteArrayView beginMark("-----BEGIN "), endMark("-----END "), dashes("-----");
}

std::optional<PemBlock> nextPemBlock(QByteArrayView& text)
{
    const auto begin = text.indexOf(beginMark);
    if (begin < 0)
        return std::nullopt;
    text = text.sliced(begin + beginMark.size());
    const auto labelEnd = text.indexOf(dashes);
    if (labelEnd < 0) {
        text = {};
        return PemBlock{};
    }
    PemBlock block;
    block.label = text.first(labelEnd);
    text = text.sliced(labelEnd + dashes.size());
    const auto bodyEnd = text.indexOf(dashes);
    if (bodyEnd < 0) {
        text = {};
        return block;
    }
    block.body = text.first(bodyEnd);
    text = text.sliced(bodyEnd);
    block.closed = text.startsWith(endMark) && text.sliced(endMark.size()).startsWith(block.label)
        && text.sliced(endMark.size() + block.label.size()).startsWith(dashes);
    if (block.closed)
        text = text.sliced(endMark.size() + block.label.size() + dashes.size());
    return block;
}

QByteArray pemBytes(const PemBlock& block)
{
    if (!block.closed)
        return {};
    QByteArray base64;
    base64.reserve(block.body.size());
    for (const char c : block.body) {
        if (c != '\n' && c != '\r' && c != ' ' && c != '\t')
            base64 += c;
    }
    auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    wipe(base64);
    return decoded ? std::move(decoded.decoded) : QByteArray();
}

QByteArray toPem(const char* label, QByteArrayView der)
{
    constexpr qsizetype lineChars = 64; // RFC 7468 §2
    QByteArray base64 = QByteArray::fromRawData(der.data(), der.size()).toBase64();
    const QByteArray name(label);
    QByteArray result;
    result.reserve(base64.size() + base64.size() / lineChars + 2 * name.size() + 40);
    result += beginMark.toByteArray() + name + "-----\n";
    for (qsizetype at = 0; at < base64.size(); at += lineChars) {
        result.append(base64.constData() + at, std::min(lineChars, base64.size() - at));
        result += '\n';
    }
    result += endMark.toByteArray() + name + "-----\n";
    wipe(base64);
    return result;
}

} // namespace naru::crypto
