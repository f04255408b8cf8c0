// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"

#include <qrencode.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace naru::codec {

namespace {

constexpr int versionsMax = 40;

struct FreeCodes {
    void operator()(QRcode* code) const { QRcode_free(code); }
    void operator()(QRcode_List* list) const { QRcode_List_free(list); }
};

QRecLevel theirs(QrLevel level)
{
    switch (level) {
    case QrLevel::L:
        return QR_ECLEVEL_L;
    case QrLevel::M:
        return QR_ECLEVEL_M;
    case QrLevel::Q:
        return QR_ECLEVEL_Q;
    case QrLevel::H:
        return QR_ECLEVEL_H;
    }
    return QR_ECLEVEL_L;
}

/// libqrencode keeps what a module is for in the upper bits; bit 0 is its colour.
QrMatrix ours(const QRcode& code)
{
    QrMatrix matrix{code.width, QByteArray(qsizetype(code.width) * code.width, '\0')};
    for (qsizetype i = 0; i < matrix.dark.size(); ++i)
        matrix.dark[i] = static_cast<char>(code.data[i] & 1);
    return matrix;
}

Fault whyNot()
{
    return errno == ERANGE ? Fault(CodecFault::TooLarge) : Fault(CodecFault::Malformed, QStringLiteral("no QR code"));
}

/// ISO/IEC 18004 §7.4.4: five and a half bits a letter instead of eight.
bool isAlphanumeric(QByteArrayView bytes)
{
    static constexpr QByteArrayView letters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return letters.contains(c); });
}

const unsigned char* dataOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

Result<QrMatrix> qrMatrix(QByteArrayView bytes, QrLevel level)
{
    if (bytes.size() > qrBytesMax)
        return CodecFault::TooLarge;
    if (bytes.isEmpty())
        return Fault(CodecFault::Malformed, QStringLiteral("nothing to show"));
    const auto encode = [&]() -> QRcode* {
        if (isAlphanumeric(bytes)) // letters are never null: a C string will do
            return QRcode_encodeString(bytes.toByteArray().constData(), 0, theirs(level), QR_MODE_8, 1);
        return QRcode_encodeData(static_cast<int>(bytes.size()), dataOf(bytes), 0, theirs(level));
    };
    const std::unique_ptr<QRcode, FreeCodes> code(encode());
    if (!code)
        return whyNot();
    return ours(*code);
}

Result<QList<QrMatrix>> qrSequence(QByteArrayView bytes, QrLevel level, int versionMax)
{
    if (bytes.size() > qrBytesMax * qrSequenceMax || versionMax > versionsMax)
        return CodecFault::TooLarge;
    if (bytes.isEmpty() || versionMax < 1)
        return Fault(CodecFault::Malformed, QStringLiteral("nothing to show"));
    if (const auto alone = qrMatrix(bytes, level); alone && alone->side <= 17 + 4 * versionMax)
        return QList<QrMatrix>{*alone};
    const std::unique_ptr<QRcode_List, FreeCodes> list(
        QRcode_encodeDataStructured(static_cast<int>(bytes.size()), dataOf(bytes), versionMax, theirs(level)));
    if (!list)
        return whyNot();
    QList<QrMatrix> codes;
    for (const QRcode_List* entry = list.get(); entry; entry = entry->next)
        codes.append(ours(*entry->code));
    if (codes.size() > qrSequenceMax)
        return CodecFault::TooLarge;
    return codes;
}

} // namespace naru::codec
