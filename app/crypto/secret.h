// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace naru::crypto {

/// Bytes that are wiped when the last holder lets go. Moves; copies only by copy().
class Secret {
public:
    Secret() = default;
    explicit Secret(qsizetype size);
    explicit Secret(QByteArrayView bytes);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    Secret copy() const { return Secret(QByteArrayView(m_bytes)); }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    char* data() { return m_bytes.data(); }
    QByteArrayView view() const { return m_bytes; }

private:
    void wipe();
    QByteArray m_bytes; ///< never shared
};

/// Overwrites the bytes so that the compiler cannot leave it out.
void wipe(QByteArray& bytes);
/// Same time whatever differs; false at once for other lengths.
bool equalConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace naru::crypto
