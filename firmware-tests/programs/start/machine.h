/* Control registers and traps of machine mode. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdint.h>

#define READ_CSR(name) ({ uint32_t v_; __asm__ volatile("csrr %0, " #name : "=r"(v_)); v_; })
#define WRITE_CSR(name, value) ({ uint32_t v_ = (value); __asm__ volatile("csrw " #name ", %0" ::"r"(v_) : "memory"); })
#define SWAP_CSR(name, value) ({ uint32_t v_; __asm__ volatile("csrrw %0, " #name ", %1" : "=r"(v_) : "r"(value) : "memory"); v_; })
#define SET_CSR(name, bits) ({ uint32_t v_; __asm__ volatile("csrrs %0, " #name ", %1" : "=r"(v_) : "r"(bits) : "memory"); v_; })
#define CLEAR_CSR(name, bits) ({ uint32_t v_; __asm__ volatile("csrrc %0, " #name ", %1" : "=r"(v_) : "r"(bits) : "memory"); v_; })

enum { MSTATUS_MIE = 1 << 3, MSTATUS_MPIE = 1 << 7, MSTATUS_MPP = 3 << 11 };

#endif
