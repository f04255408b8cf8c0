// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/oddcbor.h"

#include <QCborArray>
#include <QCborMap>

namespace naru::test {

namespace {
class Speller {
public:
    explicit Speller(Spelling spelling)
        : m_spelling(spelling)
    {
    }

    void value(const QCborValue& item)
    {
        if (item.isInteger()) {
            const qint64 number = item.toInteger();
            head(number < 0 ? 1 : 0, static_cast<quint64>(number < 0 ? -1 - number : number));
        } else if (item.isByteArray()) {
            string(2, item.toByteArray());
        } else if (item.isString()) {
            string(3, item.toString().toUtf8());
        } else if (item.isTag() && item.tag() == QCborTag(24)) {
            out.append(QCborValue(item).toCbor());
        } else if (item.isTag()) {
            head(6, item.tag() == dateTimeStandIn ? 0 : static_cast<quint64>(item.tag()));
            value(item.taggedValue());
        } else if (item.isArray()) {
            array(item.toArray());
        } else if (item.isMap()) {
            map(item.toMap());
        } else {
            out.append(QCborValue(item).toCbor());
        }
    }

    QByteArray out;

private:
    void argument(int major, int info, quint64 number, int bytes)
    {
        out.append(static_cast<char>(major << 5 | info));
        for (int shift = 8 * bytes - 8; shift >= 0; shift -= 8)
            out.append(static_cast<char>(number >> shift & 0xff));
    }

    void head(int major, quint64 number)
    {
        if (m_spelling == Spelling::LongHeads)
            return argument(major, 27, number, 8);
        if (m_spelling == Spelling::TwoByteHeads && (major == 4 || major == 5) && number <= 0xffff)
            return argument(major, 25, number, 2);
        if (number < 24)
            return argument(major, static_cast<int>(number), 0, 0);
        const int power = number <= 0xff ? 0 : number <= 0xffff ? 1 : number <= 0xffff'ffff ? 2 : 3;
        argument(major, 24 + power, number, 1 << power);
    }

    /// Begins a container or string without a length; false where this spelling gives one.
    bool open(int major)
    {
        if (m_spelling != Spelling::Indefinite)
            return false;
        out.append(static_cast<char>(major << 5 | 31));
        return true;
    }
    void close() { out.append('\xff'); }

    void string(int major, const QByteArray& bytes)
    {
        // Text is cut nowhere: each chunk of text has to be UTF-8 of its own.
        const qsizetype cut = major == 2 ? bytes.size() / 2 : bytes.size();
        if (!open(major)) {
            head(major, static_cast<quint64>(bytes.size()));
            out.append(bytes);
            return;
        }
        for (const QByteArray& chunk : {bytes.left(cut), bytes.mid(cut)}) {
            head(major, static_cast<quint64>(chunk.size()));
            out.append(chunk);
        }
        close();
    }

    void array(const QCborArray& items)
    {
        const bool indefinite = open(4);
        if (!indefinite)
            head(4, static_cast<quint64>(items.size()));
        for (const QCborValue& item : items)
            value(item);
        if (indefinite)
            close();
    }

    void map(const QCborMap& pairs)
    {
        const bool indefinite = open(5);
        if (!indefinite)
            head(5, static_cast<quint64>(pairs.size()));
        for (const auto& pair : pairs) {
            value(pair.first);
            value(pair.second);
        }
        if (indefinite)
            close();
    }

    const Spelling m_spelling;
};
} // namespace

QByteArray spell(const QCborValue& value, Spelling spelling)
{
    Speller speller(spelling);
    speller.value(value);
    return speller.out;
}

} // namespace naru::test
