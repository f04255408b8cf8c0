// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/text.h"

#include <QJsonValue>
#include <QSet>
#include <QStringConverter>

namespace naru::codec {

Result<QByteArray> fromHex(QByteArrayView text)
{
    QByteArray digits;
    digits.reserve(text.size());
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == ' ' || c == '\t')
            continue;
        if (!std::isxdigit(static_cast<unsigned char>(c)))
            return CodecFault::BadText;
        digits.append(c);
    }
    if (digits.size() % 2)
        return CodecFault::BadText;
    return QByteArray::fromHex(digits);
}

Result<QByteArray> fromBase64Url(QByteArrayView text)
{
    constexpr auto options
        = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors;
    const QByteArray input = text.toByteArray();
    const auto decoded = QByteArray::fromBase64Encoding(input, options);
    if (!decoded || decoded.decoded.toBase64(options) != input)
        return CodecFault::BadText;
    return decoded.decoded;
}

Result<QByteArray> fromBase64(QByteArrayView text)
{
    const QByteArray input = text.toByteArray();
    const auto decoded
        = QByteArray::fromBase64Encoding(input, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != input)
        return CodecFault::BadText;
    return decoded.decoded;
}

QByteArray toBase64Url(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

namespace {
constexpr QByteArrayView base45Letters("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
constexpr unsigned base45 = 45;
} // namespace

QByteArray toBase45(QByteArrayView bytes)
{
    QByteArray text;
    for (qsizetype i = 0; i < bytes.size(); i += 2) {
        const bool pair = i + 1 < bytes.size();
        unsigned value = static_cast<uchar>(bytes[i]);
        if (pair)
            value = value * 256 + static_cast<uchar>(bytes[i + 1]);
        for (int digit = 0; digit < (pair ? 3 : 2); ++digit, value /= base45)
            text.append(base45Letters[value % base45]);
    }
    return text;
}

Result<QByteArray> fromBase45(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); i += 3) {
        const qsizetype digits = std::min<qsizetype>(3, text.size() - i);
        unsigned value = 0;
        for (qsizetype digit = digits - 1; digit >= 0; --digit) {
            const qsizetype letter = base45Letters.indexOf(text[i + digit]);
            if (letter < 0)
                return CodecFault::BadText;
            value = value * base45 + static_cast<unsigned>(letter);
        }
        const unsigned valueMax = digits == 3 ? 0xffff : 0xff;
        if (digits == 1 || value > valueMax)
            return CodecFault::BadText;
        if (digits == 3)
            bytes.append(static_cast<char>(value >> 8));
        bytes.append(static_cast<char>(value & 0xff));
    }
    return bytes;
}

namespace {

/// Looks only for depth and duplicate keys in text that QJsonDocument has already found well-formed.
class JsonKeys {
public:
    JsonKeys(const QByteArray& text, int depthMax)
        : m_text(text)
        , m_depthMax(depthMax)
    {
    }

    Result<void> check()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '{' || c == '[') {
                if (m_open.size() >= m_depthMax)
                    return CodecFault::TooDeep;
                m_open.append(Open{c == '{', {}});
                m_keyNext = c == '{';
            } else if (c == '}' || c == ']') {
                m_open.removeLast();
                m_keyNext = false;
            } else if (c == ',') {
                m_keyNext = !m_open.isEmpty() && m_open.last().isObject;
            } else if (c == '"' && !string()) {
                return CodecFault::DuplicateKey;
            }
        }
        return {};
    }

private:
    struct Open {
        bool isObject;
        QSet<QString> keys;
    };

    /// Moves past a string; false if it is a key this object has already.
    bool string()
    {
        const qsizetype begin = m_at - 1;
        while (m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        ++m_at;
        if (!m_keyNext)
            return true;
        m_keyNext = false;
        const QByteArray alone = "[" + m_text.mid(begin, m_at - begin) + "]"; // Qt undoes the escapes
        const QString key = QJsonDocument::fromJson(alone)[0].toString();
        QSet<QString>& keys = m_open.last().keys;
        const auto before = keys.size();
        keys.insert(key);
        return keys.size() > before;
    }

    const QByteArray& m_text;
    const int m_depthMax;
    QList<Open> m_open;
    qsizetype m_at = 0;
    bool m_keyNext = false;
};

} // namespace

Result<QJsonDocument> parseJson(const QByteArray& bytes, const JsonLimits& limits)
{
    if (bytes.size() > limits.bytesMax)
        return CodecFault::TooLarge;
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::DeepNesting)
        return CodecFault::TooDeep;
    if (error.error == QJsonParseError::IllegalUTF8String)
        return CodecFault::BadUtf8;
    if (error.error != QJsonParseError::NoError)
        return Fault(CodecFault::Malformed, error.errorString());
    if (const auto keys = JsonKeys(bytes, limits.depthMax).check(); !keys)
        return keys.fault();
    return document;
}

} // namespace naru::codec
